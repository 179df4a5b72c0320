// Hooks is what the kind declares about its hooks, in the kind's own order.
var Hooks = []contract.Hook{
{%- for hook in hooks %}
	{
		Name:           {{ hook.name }},
		Method:         "{{ hook.method }}",
		Dispatch:       contract.Dispatch{{ hook.dispatch }},
		MCPExposed:     {{ hook.mcp_exposed }},
		ToolName:       {{ hook.tool_name }},
		ErrorPolicy:    {{ hook.error_policy }},
		ExecutionModel: {{ hook.execution_model }},
	},
{%- endfor %}
}
