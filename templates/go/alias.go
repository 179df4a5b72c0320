{% for line in docs %}//{{ line }}
{% endfor %}type {{ name }} = {{ target }}
{%- if !doors.is_empty() %}

{{ doors }}
{%- endif %}
