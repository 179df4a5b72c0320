"""A registry that loads what it registers, and can do nothing else."""


class PluginLoadError(Exception):
    code = "PluginLoadError"


class Registry:
    def register(self, manifest, load):
        try:
            load()
        except Exception as error:
            raise PluginLoadError("it does not load") from error
