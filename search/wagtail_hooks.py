"""What search adds to the desk."""

from search import seen, steering_desk
from search.attachments import desk as files_desk

__all__ = ["files_desk", "seen", "steering_desk"]
