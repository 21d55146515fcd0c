"""The desk: web pages for the operator's own people, plain forms that work without a script. Knows no TM Forum API."""
