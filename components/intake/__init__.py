"""What the page of the intake is made of: painted parts, which assets/intake.js asks for."""
