"""What the pages of presentations are made of: painted parts, with forms that assets/present.js sends."""
