{% for variable in variables %}var {{ variable.name }} = {{ variable.value }}

{% endfor -%}
{% for line in docs %}//{{ line }}
{% endfor -%}
var {{ name }} = {{ value }}
{%- if !recursion.is_empty() %}

// {{ recursion }} leads back to it from inside.
var {{ recursion }} schema.Recursion

func init() {
	{{ recursion }}.Schema = {{ name }}
}
{%- endif %}