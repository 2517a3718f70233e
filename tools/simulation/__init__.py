"""How often is each word told where there is nothing to tell, and how often where there is?"""
