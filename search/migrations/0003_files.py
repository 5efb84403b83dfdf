from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_hash", models.CharField(max_length=40, unique=True)),
                ("text", models.TextField(blank=True)),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("broken", "The file is damaged."),
                            ("locked", "The file is locked with a password."),
                            ("old", "The file is in Word's old format, or locked with a password."),
                            ("other", "The file is neither PDF nor Word (.docx)."),
                            ("no-text", "The file holds pictures of text only, such as a scan."),
                            ("big", "The file is too big."),
                            ("much", "Reading the file took too much time or memory."),
                        ],
                        max_length=10,
                        verbose_name="problem",
                    ),
                ),
                ("is_cut", models.BooleanField(default=False, verbose_name="only the beginning")),
                ("read_at", models.DateTimeField(auto_now=True, verbose_name="read at")),
            ],
            options={
                "verbose_name": "file that search has read",
                "verbose_name_plural": "files that search has read",
            },
        ),
    ]
