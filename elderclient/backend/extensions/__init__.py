"""This operator's own endpoints under ``/elderclient/v1``: what no TM Forum API has."""
