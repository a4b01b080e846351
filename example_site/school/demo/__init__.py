"""What `manage.py demo` fills the example site with."""
