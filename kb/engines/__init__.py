"""The engines behind the port, chosen by `Settings.engine`. Only front doors open one."""
