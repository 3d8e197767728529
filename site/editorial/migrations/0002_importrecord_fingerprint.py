from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editorial", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="importrecord",
            name="fingerprint",
            field=models.CharField(default="", max_length=64),
        ),
    ]
