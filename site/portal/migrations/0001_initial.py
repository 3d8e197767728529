import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import portal.models.base
import taggit.managers
import uuid
import wagtail.contrib.routable_page.models
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.UUIDField(default=uuid.uuid4)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='ChangesPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('key', models.SlugField(blank=True, help_text='Stable name in content files and exports, the same in both languages.', max_length=80, verbose_name='key')),
                ('summary', models.CharField(help_text='The answer first, in at most 250 characters. Shown under the heading.', max_length=250, verbose_name='summary')),
                ('last_reviewed', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('international_note', portal.models.base.LanguageNeutralRichTextField(blank=True, help_text='In English. Shown on the English page only.', verbose_name='note to readers outside Sweden')),
                ('eu_references', portal.models.base.LanguageNeutralStreamField([('reference', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Reference', 'max_length': 200}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Address', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, help_text='Shown on the English page only.', verbose_name='EU references')),
            ],
            options={
                'verbose_name': 'What changed',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='GlossaryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('key', models.SlugField(blank=True, help_text='Stable name in content files and exports, the same in both languages.', max_length=80, verbose_name='key')),
                ('summary', models.CharField(help_text='The answer first, in at most 250 characters. Shown under the heading.', max_length=250, verbose_name='summary')),
                ('last_reviewed', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('international_note', portal.models.base.LanguageNeutralRichTextField(blank=True, help_text='In English. Shown on the English page only.', verbose_name='note to readers outside Sweden')),
                ('eu_references', portal.models.base.LanguageNeutralStreamField([('reference', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Reference', 'max_length': 200}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Address', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, help_text='Shown on the English page only.', verbose_name='EU references')),
            ],
            options={
                'verbose_name': 'Glossary',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='LawPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('key', models.SlugField(blank=True, help_text='Stable name in content files and exports, the same in both languages.', max_length=80, verbose_name='key')),
                ('summary', models.CharField(help_text='The answer first, in at most 250 characters. Shown under the heading.', max_length=250, verbose_name='summary')),
                ('last_reviewed', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('international_note', portal.models.base.LanguageNeutralRichTextField(blank=True, help_text='In English. Shown on the English page only.', verbose_name='note to readers outside Sweden')),
                ('eu_references', portal.models.base.LanguageNeutralStreamField([('reference', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Reference', 'max_length': 200}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Address', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, help_text='Shown on the English page only.', verbose_name='EU references')),
            ],
            options={
                'verbose_name': 'Law page',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('key', models.SlugField(blank=True, help_text='Stable name in content files and exports, the same in both languages.', max_length=80, verbose_name='key')),
                ('summary', models.CharField(help_text='The answer first, in at most 250 characters. Shown under the heading.', max_length=250, verbose_name='summary')),
                ('last_reviewed', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('international_note', portal.models.base.LanguageNeutralRichTextField(blank=True, help_text='In English. Shown on the English page only.', verbose_name='note to readers outside Sweden')),
                ('eu_references', portal.models.base.LanguageNeutralStreamField([('reference', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Reference', 'max_length': 200}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Address', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, help_text='Shown on the English page only.', verbose_name='EU references')),
                ('body', wagtail.fields.StreamField([('text', 0), ('checklist', 4), ('callout', 7), ('table', 14), ('law', 18), ('definition', 20), ('figure', 25), ('quote', 29), ('download', 33), ('heading', 36)], block_lookup={0: ('portal.blocks.text.ProseBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'Item', 'rows': 1}), 3: ('wagtail.blocks.ListBlock', (2,), {'label': 'Items'}), 4: ('wagtail.blocks.StructBlock', [[('title', 1), ('items', 3)]], {}), 5: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('note', 'Note'), ('warning', 'Warning'), ('example', 'Worked example'), ('reuse', 'Sentences to reuse')], 'label': 'Tone'}), 6: ('portal.blocks.text.ProseBlock', (), {'label': 'Text'}), 7: ('wagtail.blocks.StructBlock', [[('tone', 5), ('title', 1), ('text', 6)]], {}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Column'}), 10: ('wagtail.blocks.ListBlock', (9,), {'label': 'Column headers'}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Cell', 'required': False, 'rows': 1}), 12: ('wagtail.blocks.ListBlock', (11,), {}), 13: ('wagtail.blocks.ListBlock', (12,), {'label': 'Rows'}), 14: ('wagtail.blocks.StructBlock', [[('caption', 8), ('header', 10), ('rows', 13)]], {}), 15: ('reference.blocks.SectionBlock', (), {'label': 'Section'}), 16: ('portal.blocks.text.PlaceBlock', (), {}), 17: ('wagtail.blocks.TextBlock', (), {'label': 'What the section gives here', 'rows': 2}), 18: ('wagtail.blocks.StructBlock', [[('section', 15), ('place', 16), ('gives', 17)]], {}), 19: ('reference.blocks.ConceptBlock', (), {'label': 'Concept'}), 20: ('wagtail.blocks.StructBlock', [[('concept', 19)]], {}), 21: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 22: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Tick only if the image tells nothing that the text does not.', 'label': 'Decorative', 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Text alternative', 'max_length': 250, 'required': False}), 24: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('image', 21), ('decorative', 22), ('alt', 23), ('caption', 24)]], {}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Quote', 'rows': 3}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 150, 'required': False}), 28: ('reference.blocks.SourceBlock', (), {'label': 'Source'}), 29: ('wagtail.blocks.StructBlock', [[('text', 26), ('attribution', 27), ('source', 28)]], {}), 30: ('portal.blocks.parts.DocumentBlock', (), {'label': 'Document'}), 31: ('portal.blocks.parts.DocumentBlock', (), {'label': 'Document in English', 'required': False}), 32: ('wagtail.blocks.TextBlock', (), {'label': 'Description', 'required': False, 'rows': 2}), 33: ('wagtail.blocks.StructBlock', [[('document', 30), ('document_en', 31), ('title', 1), ('description', 32)]], {}), 34: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading 2'), ('h3', 'Heading 3'), ('h4', 'Heading 4')], 'label': 'Level'}), 35: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 150}), 36: ('wagtail.blocks.StructBlock', [[('level', 34), ('text', 35)]], {})}, verbose_name='body')),
            ],
            options={
                'verbose_name': 'Standard page',
                'verbose_name_plural': 'Standard pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ThresholdsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('key', models.SlugField(blank=True, help_text='Stable name in content files and exports, the same in both languages.', max_length=80, verbose_name='key')),
                ('summary', models.CharField(help_text='The answer first, in at most 250 characters. Shown under the heading.', max_length=250, verbose_name='summary')),
                ('last_reviewed', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('international_note', portal.models.base.LanguageNeutralRichTextField(blank=True, help_text='In English. Shown on the English page only.', verbose_name='note to readers outside Sweden')),
                ('eu_references', portal.models.base.LanguageNeutralStreamField([('reference', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Reference', 'max_length': 200}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Address', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, help_text='Shown on the English page only.', verbose_name='EU references')),
            ],
            options={
                'verbose_name': 'Thresholds page',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ChangeNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(default=django.utils.timezone.localdate, verbose_name='day')),
                ('note_sv', models.CharField(max_length=300, verbose_name='what changed (Swedish)')),
                ('note_en', models.CharField(max_length=300, verbose_name='what changed (English)')),
                ('page', models.ForeignKey(help_text='In either language; the note is shown in both.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'change note',
                'verbose_name_plural': 'change notes',
                'ordering': ['-day', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SiteDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', models.FileField(upload_to='documents', verbose_name='file')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('key', models.SlugField(blank=True, max_length=80, null=True, unique=True, verbose_name='key')),
                ('language', models.CharField(default='sv', help_text='Language code, as sv or en.', max_length=5, verbose_name='language')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'permissions': [('choose_sitedocument', 'Can choose document')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='SiteImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('key', models.SlugField(blank=True, max_length=80, null=True, unique=True, verbose_name='key')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
                ('description_en', models.CharField(blank=True, max_length=255, verbose_name='description in English')),
            ],
            options={
                'permissions': [('choose_siteimage', 'Can choose image')],
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.SlugField(max_length=80, verbose_name='section')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('page', 'section'), name='one_citation_per_section')],
            },
        ),
        migrations.CreateModel(
            name='SiteRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='portal.siteimage')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='one_rendition_per_filter')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name='TranslationStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_digest', models.CharField(blank=True, max_length=64)),
                ('behind_since', models.DateTimeField(blank=True, null=True, verbose_name='behind since')),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='translation_status', to=settings.WAGTAIL_PAGE_MODEL)),
                ('corrected_at', models.DateTimeField(blank=True, null=True, verbose_name='original corrected in law')),
            ],
        ),
        migrations.CreateModel(
            name='PrintedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('variant', models.CharField(blank=True, max_length=255)),
                ('file', models.FileField(upload_to='pdf')),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('checked', models.UUIDField()),
                ('compared_at', models.DateTimeField(auto_now=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='printed', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('page', 'variant'), name='one_print_a_variant')],
            },
        ),
        migrations.CreateModel(
            name='Deviation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text_sv', models.TextField(verbose_name='what does not work (Swedish)')),
                ('text_en', models.TextField(verbose_name='what does not work (English)')),
                ('reason', models.CharField(choices=[('not-compliant', 'Not compliant with the act'), ('disproportionate', 'Disproportionate burden'), ('exempt', 'Not covered by the act')], default='not-compliant', max_length=20, verbose_name='reason')),
                ('criterion', models.CharField(blank=True, help_text='In WCAG, as 1.4.3.', max_length=20, verbose_name='criterion')),
                ('found_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='found')),
                ('mended_by', models.DateField(blank=True, null=True, verbose_name='planned to be mended by')),
                ('mended_on', models.DateField(blank=True, null=True, verbose_name='mended')),
            ],
            options={
                'verbose_name': 'accessibility deviation',
                'verbose_name_plural': 'accessibility deviations',
                'ordering': ['-found_on', '-pk'],
            },
        ),
    ]
