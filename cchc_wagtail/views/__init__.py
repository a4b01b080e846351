"""HTTP: screens of the admin and public exports."""
