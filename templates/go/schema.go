{% for variable in variables %}var {{ variable.name }} = {{ variable.value }}

{% endfor -%}
{% for line in docs %}//{{ line }}
{% endfor -%}
var {{ name }} = {{ value }}
{%- if !recursion.is_empty() %}

{% if is_revisited -%}
// {{ recursion }} leads to it from several places, and keeps what it finds.
var {{ recursion }} schema.Memo
{%- else -%}
// {{ recursion }} leads back to it from inside.
var {{ recursion }} schema.Recursion
{%- endif %}

func init() {
	{{ recursion }}.Schema = {{ name }}
}
{%- endif %}