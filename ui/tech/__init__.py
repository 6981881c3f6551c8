"""The technician's window (设备维护): what is wrong with a printer, what to do, and the proof that it is mended."""
