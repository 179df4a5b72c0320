// {{ name }} is what a plugin of this kind implements.
type {{ name }} interface {
{%- for method in methods %}
{%- if !loop.first %}
{% endif %}
{%- for line in method.docs %}
	//{{ line }}
{%- endfor %}
	{{ method.name }}(ctx context.Context, in {{ method.input }}) {{ method.result }}
{%- endfor %}
}
