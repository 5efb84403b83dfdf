"""The starter content: plain files in ``content/`` become pages and directory entries."""
