// Evaluates Vega's expressions from their syntax trees, because the page's security policy forbids making
// code from text. Each tree becomes a closure over its scope {fn, params, datum, event, item}.
const expressions = (() => {
  const constants = { NaN, E: Math.E, LN2: Math.LN2, LN10: Math.LN10, LOG2E: Math.LOG2E, LOG10E: Math.LOG10E,
    PI: Math.PI, SQRT1_2: Math.SQRT1_2, SQRT2: Math.SQRT2, MIN_VALUE: Number.MIN_VALUE, MAX_VALUE: Number.MAX_VALUE };
  const binary = {
    "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "%": (a, b) => a % b,
    "<": (a, b) => a < b, ">": (a, b) => a > b, "<=": (a, b) => a <= b, ">=": (a, b) => a >= b,
    "==": (a, b) => a == b, "!=": (a, b) => a != b, "===": (a, b) => a === b, "!==": (a, b) => a !== b,
    "&": (a, b) => a & b, "|": (a, b) => a | b, "^": (a, b) => a ^ b, "<<": (a, b) => a << b,
    ">>": (a, b) => a >> b, ">>>": (a, b) => a >>> b };
  const unary = { "+": a => +a, "-": a => -a, "!": a => !a, "~": a => ~a };
  const functions = { isNaN: Number.isNaN, isFinite: Number.isFinite, now: Date.now, utc: Date.UTC, parseFloat, parseInt,
    clamp: (v, low, high) => Math.max(low, Math.min(high, v)),
    datetime: (...parts) => parts.length === 1 ? new Date(parts[0]) : new Date(parts[0], parts[1] ?? 0, ...parts.slice(2)),
    length: v => v.length, reverse: v => [...v].reverse(), sort: v => [...v].sort((a, b) => (a > b) - (a < b)),
    upper: v => String(v).toUpperCase(), lower: v => String(v).toLowerCase(), trim: v => String(v).trim(),
    substring: (v, ...rest) => String(v).substring(...rest), split: (v, ...rest) => String(v).split(...rest),
    replace: (v, ...rest) => String(v).replace(...rest), slice: (v, ...rest) => v.slice(...rest),
    join: (v, ...rest) => v.join(...rest), indexof: (v, ...rest) => v.indexOf(...rest),
    lastindexof: (v, ...rest) => v.lastIndexOf(...rest), regexp: (...parts) => new RegExp(...parts),
    test: (pattern, v) => new RegExp(pattern).test(v) };
  for (const name of ["abs", "acos", "asin", "atan", "atan2", "ceil", "cos", "exp", "floor", "log", "max", "min", "pow",
    "random", "round", "sin", "sqrt", "tan"]) functions[name] = Math[name];
  for (const [name, part] of Object.entries({ date: "Date", day: "Day", year: "FullYear", month: "Month", hours: "Hours",
    minutes: "Minutes", seconds: "Seconds", milliseconds: "Milliseconds" })) {
    functions[name] = v => new Date(v)["get" + part]();
    functions["utc" + name] = v => new Date(v)["getUTC" + part]();
  }
  functions.time = v => new Date(v).getTime();
  functions.timezoneoffset = v => new Date(v).getTimezoneOffset();
  const ofEvent = new Set(["view", "item", "group", "xy", "x", "y"]);
  const forbidden = new Set(["constructor", "__proto__", "prototype"]);

  const key = (node, computed) => computed ? closure(node) : () => node.type === "Identifier" ? node.name : node.value;
  const safe = name => { if (forbidden.has(String(name))) throw new Error("not allowed in a chart: " + name); return name; };
  const kinds = {
    Literal: node => () => node.value,
    Identifier: ({ name }) => ["datum", "event", "item"].includes(name) ? s => s[name]
      : name in constants ? () => constants[name] : s => s.params["$" + name],
    MemberExpression: node => { const of = closure(node.object), name = key(node.property, node.computed);
      return s => of(s)[safe(name(s))]; },
    CallExpression: node => { const name = node.callee.name.replace(/^_/, ""), given = node.arguments.map(closure);
      if (name === "if") return s => given[0](s) ? given[1](s) : given[2](s);
      if (ofEvent.has(name)) return s => s.event.vega[name](...given.map(g => g(s)));
      return s => (s.fn[name] || functions[name]).apply(s.fn, given.map(g => g(s))); },
    ArrayExpression: node => { const items = node.elements.map(closure); return s => items.map(item => item(s)); },
    ObjectExpression: node => { const pairs = node.properties.map(p => [key(p.key, false), closure(p.value)]);
      return s => Object.fromEntries(pairs.map(([name, value]) => [safe(name(s)), value(s)])); },
    BinaryExpression: node => { const l = closure(node.left), r = closure(node.right), f = binary[node.operator];
      return s => f(l(s), r(s)); },
    UnaryExpression: node => { const v = closure(node.argument), f = unary[node.operator]; return s => f(v(s)); },
    LogicalExpression: node => { const l = closure(node.left), r = closure(node.right);
      return node.operator === "&&" ? s => l(s) && r(s) : s => l(s) || r(s); },
    ConditionalExpression: node => { const t = closure(node.test), a = closure(node.consequent), b = closure(node.alternate);
      return s => t(s) ? a(s) : b(s); },
  };
  const closure = node => kinds[node.type](node);

  // A mark given by its far side or its middle gets its near side and its size, as Vega's own encoders do.
  const place = (item, channels, swaps, near, far, middle, size) => {
    if (channels[far]) {
      if (channels[near]) {
        if (swaps && item[near] > item[far]) [item[near], item[far]] = [item[far], item[near]];
        item[size] = item[far] - item[near];
      } else item[near] = item[far] - (item[size] || 0);
    }
    if (channels[middle]) item[near] = item[middle] - (item[size] || 0) / 2;
  };

  return {
    operator: (context, { ast }) => { const f = closure(ast); return params => f({ fn: context.functions, params }); },
    parameter: (context, { ast }) => { const f = closure(ast);
      return (datum, params) => f({ fn: context.functions, params, datum }); },
    event: (context, { ast }) => { const f = closure(ast); return event => f({ fn: context.functions, params: {}, event }); },
    handler: (context, { ast }) => { const f = closure(ast);
      return (params, event) => f({ fn: context.functions, params, event, datum: event.item && event.item.datum }); },
    encode: (context, { marktype, channels }) => {
      const made = Object.entries(channels).map(([name, { ast }]) => [name, closure(ast)]);
      const swaps = ["group", "image", "rect"].includes(marktype);
      return (item, params) => {
        const scope = { fn: context.functions, params, datum: item.datum, item };
        let changed = 0;
        for (const [name, value] of made) {
          const now = value(scope);
          if (item[name] !== now) { item[name] = now; changed = 1; }
        }
        if (marktype !== "rule") {
          place(item, channels, swaps, "x", "x2", "xc", "width");
          place(item, channels, swaps, "y", "y2", "yc", "height");
        }
        return changed;
      };
    },
  };
})();
