"""An area made ready for questions about one day: values as cells, kerbs as bits."""
