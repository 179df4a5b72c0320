import (
{%- for package in standard %}
	"{{ package }}"
{%- endfor %}
{%- if !standard.is_empty() && !own.is_empty() %}
{% endif %}
{%- for path in own %}
	{{ path }}
{%- endfor %}
)
