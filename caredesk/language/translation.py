"""Swedish as written in the source, or English from `resources/language/en.po`."""

import gettext
import io

from caredesk import paths

_chosen: gettext.NullTranslations = gettext.NullTranslations()


def tr(text: str) -> str:
    """The text in the chosen language. Takes a plain literal or a text marked by N_: never an f-string."""
    return _chosen.gettext(text) if text else ""


def N_(text: str) -> str:
    """Mark a text in a table for translation; it is translated by `tr` when it is shown."""
    return text


def use(language: str) -> None:
    """Choose "sv" or "en" for what is worded from now on."""
    global _chosen
    if language == "sv":
        _chosen = gettext.NullTranslations()
    elif language == "en":
        _chosen = _english()
    else:
        raise ValueError(f"no such language: {language}")


def chosen() -> str:
    """The chosen language, "sv" or "en"."""
    return "sv" if type(_chosen) is gettext.NullTranslations else "en"


def _english() -> gettext.GNUTranslations:
    import polib  # only the command line and the English window need it

    file = polib.pofile(str(paths.resources() / "language" / "en.po"))
    return gettext.GNUTranslations(io.BytesIO(file.to_binary()))
