"""Do the words hold people, text that YAML leaves out, or headings without words?"""
