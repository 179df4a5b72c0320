{% for line in docs %}//{{ line }}
{% endfor %}type {{ name }} string

// The values of {{ name }}.
const (
{%- for member in members %}
{%- for line in member.docs %}
	//{{ line }}
{%- endfor %}
	{{ member.name }} {{ name }} = {{ member.value }}
{%- endfor %}
)

var {{ values }} = []string{
{%- for member in members %}
	{{ member.value }},
{%- endfor %}
}

{% for variable in variables -%}
var {{ variable.name }} = {{ variable.value }}

{% endfor -%}
// Valid tells whether v is one of the values of {{ name }}.
func (v {{ name }}) Valid() bool {
	return schema.IsMember(string(v), {{ values }})
}

{{ methods }}

func {{ decoder }}(n schema.Node) {{ name }} {
	return {{ name }}({{ node }}.{{ take }}({{ values }}))
}
{%- if !once.is_empty() %}

{{ once }}
{%- endif %}
