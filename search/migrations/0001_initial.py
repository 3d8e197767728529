import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target', models.CharField(max_length=40)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='IndexRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English')], max_length=5, verbose_name='language')),
                ('words', models.TextField(help_text='One word or phrase per line. Two-way: each finds the others.', verbose_name='words')),
                ('finds', models.TextField(blank=True, help_text='One-way: what the words above find, one per line. Not the other way round.', verbose_name='finds')),
            ],
            options={
                'verbose_name': 'synonym',
                'verbose_name_plural': 'synonyms',
            },
        ),
        migrations.CreateModel(
            name='BestBet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English')], max_length=5, verbose_name='language')),
                ('queries', models.TextField(help_text='One per line, as readers type them.', verbose_name='queries')),
                ('first_day', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('last_day', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'best bet',
                'verbose_name_plural': 'best bets',
            },
        ),
        migrations.CreateModel(
            name='Acknowledgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acknowledgements', to='search.change')),
                ('index', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acknowledgements', to='search.indexrecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('change', 'index'), name='one_acknowledgement_each')],
            },
        ),
        migrations.CreateModel(
            name='Sought',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English')], max_length=5, verbose_name='language')),
                ('query', models.CharField(max_length=100, verbose_name='query')),
                ('week', models.DateField(verbose_name='week from')),
                ('searches', models.PositiveIntegerField(default=0, verbose_name='searches')),
                ('without_hit', models.PositiveIntegerField(default=0, verbose_name='without hit')),
                ('without_click', models.PositiveIntegerField(default=0, verbose_name='without click')),
            ],
            options={
                'verbose_name': 'query',
                'verbose_name_plural': 'queries',
                'ordering': ['-week', '-searches', 'query'],
                'default_permissions': ('view',),
                'constraints': [models.UniqueConstraint(fields=('language', 'query', 'week'), name='search_sought_once_a_week')],
            },
        ),
    ]
