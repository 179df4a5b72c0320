{{ header }}

{% for line in docs %}//{{ line }}
{% endfor %}package {{ package }}

{{ imports }}

const (
	// KindName is the name of the kind, as a manifest gives it.
	KindName = {{ kind_name }}
	// KindAPIVersion is the version of the kind that this package implements.
	KindAPIVersion = {{ kind_api_version }}
)

{{ hooks }}

{{ plugin }}
{% for declaration in declarations %}
{{ declaration }}
{% endfor -%}
