"""Do quarters vary as they always do?"""
