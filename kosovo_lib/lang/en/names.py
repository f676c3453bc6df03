"""Given names that tell the pronoun of nearly everybody who bears them, of the names that English news prints most."""

__all__ = ["GIVEN_NAMES", "PEOPLES", "STATES"]

_HE = """
Aaron Abdul Abdullah Abraham Adam Adrian Adrien Ahmad Ahmed Akira Al Alan Albert Albin Aleksandar Aleksei Alexander
Alexei Alexey Alfred Ali Allan Allen Amir Anders Andre Andreas Andrei Andrew Andrey Andy Angus Anthony Antonio Antony
Arben Arnold Arthur Arturo Asif Bashar Ben Benjamin Benny Bernard Bernie Bill Billy Bob Bobby Boris Brad Bradley
Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Carl Carlos Cesar Chad Charles Charlie Chuck Clarence Claude Clint
Clinton Colin Conor Craig Curtis Cyril Damian Daniel Danny Darrell Darren Dave David Dean Dennis Derek Dick Diego
Dimitri Dirk Dmitry Dominic Don Donald Doug Douglas Duncan Dwight Earl Ed Eddie Edgar Edi Eduardo Edward Edwin Elijah
Elliott Emmanuel Enrique Eric Erik Ernest Ethan Eugene Evan Fabio Felipe Felix Fernando Florian Francis Francisco
Francois Frank Franklin François Fred Frederick Fredrik Gabriel Gareth Gary Gavin Geoffrey George Gerald Gerard
Gerhard Gianni Giorgio Giovanni Giuseppe Glenn Gordon Graham Greg Gregory Guillermo Gustav Guy Hamid Hans Harold Harry
Harvey Hassan Hector Heinz Henri Henrik Henry Herbert Herman Hiroshi Howard Hugh Hugo Hussein Ian Ibrahim Igor Ilir
Imran Isaac Isak Ismail Ivan Ivica Ivo Jack Jacob Jacques Jaime Jake James Jared Jason Javier Jay Jean-Claude Jeff
Jeffrey Jens Jeremy Jerome Jerry Jesus Jim Jimmy Joao Joaquin Joe Joel Johan Johannes John Johnny Jon Jonas Jonathan
Jorge Jose Josef Josep Joseph Josh Joshua José Juan Julian Julio Justin Jürgen Karl Keith Ken Kenneth Kevin Khalid
Klaus Kyle Larry Lars Laurent Lawrence Leo Leon Leonard Leonid Leroy Lewis Lionel Lorenzo Louis Luc Lucas Luigi Luis
Luke Lutfi Mahmoud Malcolm Manuel Marc Marcel Marco Marcus Mario Mark Markus Martin Marvin Mateo Matt Matteo Matthew
Maurice Max Mehmet Mel Michael Michel Mick Miguel Mike Mikhail Milan Miles Milo Milorad Miloš Mitch Mitt Mohamed
Mohammad Mohammed Moshe Muhammad Mustafa Nathan Nathaniel Neil Nelson Nicholas Nick Nicolas Nigel Nikola Nikolai
Norman Olaf Oleg Oliver Omar Orlando Oscar Otto Owen Pablo Patrick Patrik Paul Pavel Pedro Pere Pete Peter Petr Phil
Philip Philippe Pierre Pieter Prakash Rafael Rahul Rajesh Ralph Ramon Ramush Rand Randall Randy Raul Ray Raymond Recep
Reginald Reinhard Rene Ricardo Richard Rick Rob Robert Roberto Rod Rodney Rodrigo Roger Roland Roman Ron Ronald Rory
Ross Roy Rudolph Rudy Rupert Russell Ryan Said Salman Salvador Samuel Scott Sean Sebastian Serge Sergei Sergey Sergio
Seth Shane Shaun Silvio Simon Slobodan Stanley Stefan Stefano Stephen Steve Steven Stewart Stuart Sven Tariq Ted
Terence Theodore Thomas Tim Timothy Tobias Todd Tom Tomas Tommy Tony Trent Trevor Trey Tyler Vaclav Vernon Victor
Viktor Vince Vincent Vitali Vitaly Vladimir Volodymyr Wade Walter Warren Wayne Werner Wilfried Will Willem William
Wolfgang Xavier Yasser Yuri Yusuf Zachary
"""

_SHE = """
Abigail Ada Agnes Aisha Alexandra Alexandria Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana Anastasia Andrea
Angela Angelina Anita Ann Anna Annabelle Anne Annegret Annette Antonia April Arlene Astrid Audrey Ayelet Barbara
Beatrice Becky Bernadette Beth Betsy Betty Beverly Birgit Bonnie Brenda Bridget Brigitte Brooke Camilla Candace Carla
Carmen Carol Carole Caroline Carolyn Catherine Cathy Cecilia Celia Charlotte Cheryl Chloe Christina Christine Claire
Clara Claudia Colleen Connie Constance Consuelo Cristina Cynthia Daisy Danielle Debbie Deborah Debra Deirdre Delia
Denise Diana Diane Dianne Dolores Donna Dora Doris Dorothy Edith Eileen Elaine Eleanor Elena Elise Eliza Elizabeth
Ella Ellen Elsa Emily Emma Erica Erika Erin Esther Eva Evelyn Fatima Federica Felicia Fiona Florence Frances Francesca
Franziska Freya Gabriela Gabriele Gail Georgia Geraldine Gertrude Gina Giorgia Gisele Gloria Grace Greta Gretchen Gwen
Hannah Harriet Heather Heidi Helen Helena Helga Hilary Hildegard Hillary Hope Ida Ilhan Ines Inga Ingrid Irene Irina
Iris Isabel Isabella Ivana Ivanka Jacinda Jackie Jacqueline Jane Janet Janice Janine Jasmine Jean Jeanette Jeanne
Jenna Jennifer Jenny Jessica Jill Joan Joanna Joanne Josephine Joyce Juanita Judith Judy Julia Julie June Kamala Karen
Karin Karla Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kayleigh Kellyanne Kerstin Kimberly Kirsten Kirstjen
Kristen Kristi Kristin Kristina Lara Laura Lauren Laurie Leila Lena Leticia Lilian Lillian Lily Linda Lisa Liz Lois
Loretta Lori Louise Lucia Lucy Luisa Lydia Lynne Madeleine Malala Malin Marcia Margaret Margarita Maria Marianne Marie
Marilyn Marina Marine Marion Marissa Marjorie Marlene Marsha Marta Martha Mary Mathilde Maureen Maxine Megan Melania
Melanie Melissa Mercedes Meredith Mette Mia Michelle Mildred Miranda Miriam Molly Monica Monika Nancy Naomi Natalia
Natalie Natasha Nicola Nicole Nikki Nina Nora Norma Olga Olivia Ophelia Oprah Pamela Patricia Patsy Patty Paula
Pauline Peggy Penelope Penny Petra Philippa Phyllis Priscilla Priti Rachel Ramona Rebecca Regina Renata Renate Renee
Rita Roberta Rosa Rosalind Rose Rosemary Roxana Ruth Sabine Sabrina Sally Samantha Sandra Sara Sarah Shannon Sharon
Sheila Shelley Shirley Silvia Simone Sofia Sonia Sonja Sophia Sophie Stacey Stella Stephanie Sue Susan Susana Susanna
Susanne Suzanne Svetlana Sylvia Tamara Tanya Tara Tatiana Teresa Thelma Theresa Tiffany Tina Tracy Tulsi Ulla Ursula
Valerie Vanessa Vera Veronica Victoria Viola Violeta Virginia Vivian Vjosa Wanda Wendy Whitney Yasmin Yolanda Yulia
Yvette Yvonne Zoe
"""

GIVEN_NAMES = {name: pronoun for pronoun, names in (("he", _HE), ("she", _SHE)) for name in names.split()}
"""Given name -> "he" or "she"; names that both bear are left out."""

_ADJECTIVES = """
Afghan African Albanian Algerian American Andorran Angolan Arab Argentine Argentinian Armenian Asian Australian
Austrian Azerbaijani Bahraini Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British Bulgarian Burmese
Cambodian Cameroonian Canadian Catalan Chechen Chilean Chinese Colombian Congolese Croat Croatian Cuban Cypriot Czech
Danish Dutch Ecuadorian Egyptian Emirati English Eritrean Estonian Ethiopian European Fijian Filipino Finnish French
Georgian German Ghanaian Greek Guatemalan Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish
Israeli Italian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kosovan Kosovar Kurdish Kuwaiti Kyrgyz Laotian
Latvian Lebanese Liberian Libyan Lithuanian Luxembourgish Macedonian Malaysian Maltese Mexican Moldovan Mongolian
Montenegrin Moroccan Mozambican Namibian Nepalese Nepali Nicaraguan Nigerian Norwegian Omani Pakistani Palestinian
Panamanian Paraguayan Peruvian Polish Portuguese Qatari Romanian Russian Rwandan Salvadoran Saudi Scottish Senegalese
Serb Serbian Singaporean Slovak Slovenian Somali Soviet Spanish Sudanese Swedish Swiss Syrian Taiwanese Tajik
Tanzanian Thai Tibetan Tunisian Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni
Zambian Zimbabwean
"""

PEOPLES = frozenset(_ADJECTIVES.split())
"""Adjectives of countries and peoples, which name no actor of their own: "Russian"."""

STATES = frozenset(
    name.strip()
    for name in """
Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain, Bangladesh, Belarus,
Belgium, Bolivia, Bosnia, Brazil, Britain, Bulgaria, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Congo,
Croatia, Cuba, Cyprus, Czech Republic, Denmark, Ecuador, Egypt, El Salvador, England, Eritrea, Estonia, Ethiopia,
Finland, France, Georgia, Germany, Ghana, Greece, Guatemala, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran,
Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait, Laos, Latvia, Lebanon, Libya,
Lithuania, Macedonia, Malaysia, Mali, Malta, Mexico, Moldova, Mongolia, Montenegro, Morocco, Myanmar, Namibia, Nepal,
Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, Norway, Oman, Pakistan, Panama, Paraguay, Peru,
Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Scotland, Senegal, Serbia, Singapore,
Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan, Soviet Union, Spain, Sri Lanka, Sudan, Sweden,
Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Tunisia, Turkey, U.K., U.S., UK, US, Uganda, Ukraine,
United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela, Vietnam, Wales, Yemen, Zambia,
Zimbabwe
""".split(",")
)
"""Names of countries, which an actor of the kind state bears."""
