"""Formats that articles come in, a file each; `kosovo_lib.read.FORMATS` lists them."""
