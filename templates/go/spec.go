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
// A field with a default stays absent where the document leaves it out, so that a document is written as it was read; a
// method of its name, GetX for X, gives the default. Fields are written in the order of the schema and maps by key: the
// order of a document is not kept.
//
// Numbers are checked by their exact values, and keep their digits as json.Number where a value is of type any. A document
// is refused, though its schema accepts it, where a number can't be represented: an integer that does not fit the 64 bits
// of its field, and a number beyond the range of a float64. Fractions are rounded to float64. Refused as well are strings
// with lone surrogates, and arrays and objects that nest deeper than 128 levels.
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
