from django.urls import path

from press.signing.views import sign

urlpatterns = [path("<str:token>/", sign, name="sign")]
