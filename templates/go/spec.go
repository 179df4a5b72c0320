{{ header }}

// Package {{ package }} is the binding of the dagstack plugin contract.
//
//   - [Version] is the version of the contract, and [Kinds] lists what it declares.
//   - [ParseManifest] reads the manifest of a plugin.
{%- for kind in kinds %}
//   - [{{ path }}/{{ kind.package }}] is the kind {{ kind.name }} in version {{ kind.major }}.
{%- endfor %}
//   - [{{ path }}/contract] holds what all of them share.
//
// A value that a document may leave out is a pointer, a slice or a map that is nil where it is absent; a value that may be
// null is a pointer, a slice or a map that is nil where it is null. Where both are possible it is a [contract.Optional].
// A slice or a map that has to be there is written as an empty one where it is nil. One of several types is an interface
// that its variants implement, and nil where it is absent or null; an array whose items differ is a struct.
//
// Numbers keep their digits as json.Number where a value is of type any. A field for integers holds 64 bits, and a document
// whose integer does not fit them is refused, though its schema accepts it; other numbers are rounded to float64.
package {{ package }}

{{ imports }}

// Version is the version of the contract that this package was generated from.
const Version = {{ version }}

// Kind is a kind of plugins in one version.
type Kind struct {
	// Name is the name of the kind, as a manifest gives it.
	Name string
	// APIVersion is its version.
	APIVersion string
	// InProcessOnly tells that plugins of the kind run in the host's process.
	InProcessOnly bool
	// SingletonPerRuntime tells that a runtime has one plugin of the kind.
	SingletonPerRuntime bool
	// Hooks is what the kind declares about its hooks.
	Hooks []contract.Hook
}

// Kinds lists the kinds.
var Kinds = []Kind{
{%- for kind in kinds %}
	{
		Name:                {{ kind.package }}.KindName,
		APIVersion:          {{ kind.package }}.KindAPIVersion,
		InProcessOnly:       {{ kind.in_process_only }},
		SingletonPerRuntime: {{ kind.singleton_per_runtime }},
		Hooks:               {{ kind.package }}.Hooks,
	},
{%- endfor %}
}
