"""A first list of words to write otherwise; editors change it as they like."""

from django.db import migrations

WORDS = {
    "sv": {
        "angående": "om",
        "avseende": "om, för",
        "beakta": "ta hänsyn till",
        "beträffande": "om, för",
        "dylikt": "liknande",
        "därvid": "då",
        "erfordras": "behövs, krävs",
        "erhålla": "få",
        "erlägga": "betala",
        "förevarande": "den här, det här",
        "företa": "göra",
        "hänförlig till": "som hör till",
        "ifrågavarande": "den här, det här",
        "inhämta": "hämta in, skaffa",
        "inkomma med": "lämna, skicka",
        "jämlikt": "enligt",
        "medelst": "med, genom",
        "nyttja": "använda",
        "så som": "som",
        "såvida": "om",
        "tillse": "se till",
        "utgöra": "vara",
        "vederbörande": "den som det gäller",
        "vidtaga": "göra",
        "äga rum": "hållas, ske",
        "åligger": "ska",
        "översända": "skicka",
    },
    "en": {
        "commence": "start",
        "facilitate": "help, make easier",
        "in accordance with": "under, by",
        "in order to": "to",
        "in respect of": "about, for",
        "pursuant to": "under",
        "prior to": "before",
        "subsequent to": "after",
        "utilise": "use",
        "with regard to": "about",
    },
}


def fill(apps, schema_editor):
    model = apps.get_model("editorial", "WriteInstead")
    for language, words in WORDS.items():
        for form, instead in words.items():
            model.objects.get_or_create(
                language=language, form=form, defaults={"instead": instead}
            )


class Migration(migrations.Migration):
    dependencies = [("editorial", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
