"""The steps of the way of the data, one public function each."""
