{% for line in docs %}//{{ line }}
{% endfor %}type {{ name }} interface{ {{ marker }}() }

{% for variant in variants -%}
{% for line in variant.docs %}//{{ line }}
{% endfor %}type {{ variant.name }} {% if variant.whole %}struct {
	Value {{ variant.underlying }} `json:"-" value:"whole"`
}
{%- else %}{{ variant.underlying }}{% endif %}
{% if variant.marshal %}
// MarshalJSON encodes v.
func (v {{ variant.name }}) MarshalJSON() ([]byte, error) {
	return schema.Marshal(v)
}
{% endif %}
{% endfor -%}
{% for implementer in implementers -%}
func ({{ implementer.name }}) {{ marker }}() {
{%- if implementer.is_long %}
{% endif -%} }

{% endfor -%}
{% for variable in variables -%}
var {{ variable.name }} = {{ variable.value }}

{% endfor -%}
{{ doors }}

func {{ decoder }}(n schema.Node) {{ name }} {
{%- for step in steps %}
	{{ step }}
{%- endfor %}
}
{%- if !once.is_empty() %}

{{ once }}
{%- endif %}