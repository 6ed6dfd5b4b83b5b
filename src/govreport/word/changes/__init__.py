"""What an agency's copy of a template changed, and what the built-in one changed since.

outline     a template as lines, styles and page that people can read, kept in a manifest at export
comparing   two or three outlines beside each other
"""
