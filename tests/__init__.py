"""What users rely on, as tests. The folders mirror `src/stoeprand`."""
