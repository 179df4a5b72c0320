{% for line in docs %}//{{ line }}
{% endfor %}type {{ name }} {{ underlying }}
{% for variable in variables %}
var {{ variable.name }} = {{ variable.value }}
{% endfor %}
{{ methods }}

func {{ decoder }}(n schema.Node) {{ name }} {
	return {{ value }}
}
{%- if !once.is_empty() %}

{{ once }}
{%- endif %}
