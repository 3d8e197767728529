import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('portal', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Desk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': "The editors' desk",
                'permissions': [('see_reports', 'May see reports and the audit trail')],
                'managed': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ImportRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('document', models.JSONField(default=dict)),
                ('texts', models.JSONField(default=dict)),
                ('fingerprint', models.CharField(default='', max_length=64)),
                ('loaded_at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name='ScheduledRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('began_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('failures', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='Adaptation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(auto_now_add=True, verbose_name='adapted since')),
                ('source_digest', models.CharField(max_length=64)),
                ('texts', models.JSONField(default=list)),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='adaptation', to=settings.WAGTAIL_PAGE_MODEL)),
                ('source_revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision')),
            ],
        ),
        migrations.CreateModel(
            name='FormerText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_key', models.UUIDField(db_index=True)),
                ('path', models.TextField(blank=True)),
                ('source', models.TextField()),
                ('data', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(auto_now_add=True)),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-replaced_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RecordStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=100)),
                ('key', models.SlugField(max_length=80)),
                ('swedish', models.CharField(max_length=64)),
                ('english', models.CharField(max_length=64)),
                ('followed', models.CharField(max_length=64)),
                ('behind_since', models.DateTimeField(null=True, verbose_name='behind since')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('model', 'key'), name='one_status_per_record')],
            },
        ),
        migrations.CreateModel(
            name='LawChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('section', 'Section'), ('threshold', 'Limit')], max_length=10, verbose_name='kind')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('label', models.CharField(max_length=200, verbose_name='what changed')),
                ('before', models.TextField()),
                ('after', models.TextField(blank=True)),
                ('noticed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='noticed')),
            ],
            options={
                'ordering': ['-noticed_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Consolidation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.SlugField(max_length=80)),
                ('consolidated_to', models.CharField(max_length=20, verbose_name='consolidated to')),
                ('document', models.JSONField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='handed in')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='taken in')),
                ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='KnownLaw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('section', 'Section'), ('threshold', 'Limit')], max_length=10)),
                ('key', models.SlugField(max_length=80)),
                ('state', models.TextField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='one_known_state_per_record')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('outcome', models.CharField(choices=[('unchanged', 'Reviewed, nothing changed'), ('changed', 'Changed and published')], max_length=10)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('next_due', models.DateField(null=True)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReviewRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(null=True)),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='editorial.lawchange')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('review', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answers', to='editorial.review')),
            ],
            options={
                'indexes': [models.Index(fields=['closed_at'], name='review_requests_open')],
                'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id', 'change'), name='one_request_per_change')],
            },
        ),
        migrations.CreateModel(
            name='LinkCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=1000, unique=True, verbose_name='address')),
                ('state', models.CharField(choices=[('works', 'Works'), ('moved', 'Moved for good'), ('broken', 'Broken'), ('unsure', 'No clear answer'), ('refused', 'Not asked')], max_length=10, verbose_name='state')),
                ('detail', models.CharField(blank=True, max_length=1000, verbose_name='what it answered')),
                ('checked_at', models.DateTimeField(verbose_name='asked')),
                ('failing_since', models.DateTimeField(null=True, verbose_name='failing since')),
            ],
        ),
        migrations.CreateModel(
            name='LegalCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('means', models.CharField(choices=[('warn', 'Warn on the English page at once'), ('withdraw', 'Withdraw the English page')], max_length=10)),
                ('marked_at', models.DateTimeField(auto_now_add=True)),
                ('effective_at', models.DateTimeField(null=True)),
                ('marked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='legal_corrections', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'ordering': ['-marked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AccessibilityReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='received')),
                ('page', models.CharField(blank=True, help_text='Its address, as the reader gave it.', max_length=300, verbose_name='page')),
                ('text', models.TextField(help_text='In short, without name, address or health.', verbose_name='what was reported')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered')),
                ('answer', models.TextField(blank=True, verbose_name='what was answered')),
                ('deviation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports', to='portal.deviation', verbose_name='deviation that it led to')),
            ],
            options={
                'verbose_name': 'accessibility report',
                'verbose_name_plural': 'accessibility reports',
                'ordering': ['-received_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DayCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True, verbose_name='day')),
                ('kind', models.CharField(choices=[('visit', 'Visits'), ('download', 'Downloads'), ('chooser', 'Finished choosers'), ('self-check', 'Finished self-checks'), ('search', 'Searches'), ('unanswered', 'Without an answer')], max_length=12, verbose_name='kind')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English')], max_length=5, verbose_name='language')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'count of a day',
                'verbose_name_plural': 'counts of days',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='WriteInstead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English')], default='sv', max_length=5, verbose_name='language')),
                ('form', models.CharField(help_text='As it stands in a text, in lower case.', max_length=60, verbose_name='word or phrase')),
                ('instead', models.CharField(max_length=120, verbose_name='write instead')),
            ],
            options={
                'verbose_name': 'word to write otherwise',
                'verbose_name_plural': 'words to write otherwise',
                'ordering': ['language', 'form'],
                'constraints': [models.UniqueConstraint(fields=('language', 'form'), name='one_form_a_language', violation_error_message='The word is on the list already.')],
            },
        ),
        migrations.CreateModel(
            name='DocumentCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_hash', models.CharField(max_length=40, unique=True, verbose_name='hash of the file')),
                ('lacks', models.JSONField(default=list, verbose_name='what is missing')),
            ],
            options={
                'verbose_name': 'check of a document',
                'verbose_name_plural': 'checks of documents',
                'default_permissions': (),
            },
        ),
    ]
