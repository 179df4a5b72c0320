{% for line in docs %}//{{ line }}
{% endfor %}type {{ name }} struct{% if fields.is_empty() %}{}{% else %} {
{%- for field in fields %}
{%- for line in field.docs %}
	//{{ line }}
{%- endfor %}
	{{ field.name }} {{ field.ty }} {{ field.tag }}
{%- endfor %}
}
{%- endif %}
{% for variable in variables %}
var {{ variable.name }} = {{ variable.value }}
{% endfor %}
{%- if !new.is_empty() %}
// {{ new }} gives a {{ name }} whose fields have their defaults; the others are zero.
func {{ new }}() {{ name }} {
	return {{ decoder }}(schema.Empty())
}
{% endif %}
{% for accessor in accessors -%}
{{ accessor }}

{% endfor -%}
{{ methods }}

func {{ decoder }}(n schema.Node) (v {{ name }}) {
	{{ start }}
{%- for step in steps %}
	{{ step }}
{%- endfor %}
	return v
}
{%- if !once.is_empty() %}

{{ once }}
{%- endif %}
