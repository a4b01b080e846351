from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.images import urls as wagtailimages_urls

api_router = WagtailAPIRouter("api")
api_router.register_endpoint("pages", PagesAPIViewSet)

api_v3 = []
if settings.HAS_API_V3:
    from wagtail.api.v3.urls import api

    api_v3 = [path("api/v3/", api.urls)]

urlpatterns = [
    *api_v3,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Where addresses of images from the admin lead; Wagtail 7.4 cannot show that screen without.
    path("images/", include(wagtailimages_urls)),
    path("sitemap.xml", sitemap),
    path("api/", api_router.urls),
    *staticfiles_urlpatterns(),
    path("", include(wagtail_urls)),
]
