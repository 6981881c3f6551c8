"""What people see: one folder per person; never a table or a device, only services and what they answer."""
