"""Does the report meet its duties, and where is help needed?"""
