"""The words around a number: what is counted, names, hedges, rises and falls."""
