package schema

// MinProperties asks for so many properties.
type MinProperties uint64

func (limit MinProperties) validate(n Node, _ *evaluated) { n.MinProperties(uint64(limit)) }

// MaxProperties allows so many properties.
type MaxProperties uint64

func (limit MaxProperties) validate(n Node, _ *evaluated) { n.MaxProperties(uint64(limit)) }

// Required asks for properties.
type Required []string

func (keys Required) validate(n Node, _ *evaluated) {
	members, ok := n.value.(map[string]any)
	if !ok {
		return
	}
	for _, key := range keys {
		if _, ok := members[key]; !ok {
			n.problem("required", func() string { return mustHave(key) })
		}
	}
}

// DependentRequired asks for properties where another one is there.
type DependentRequired []Dependency

// Dependency says what else a property needs.
type Dependency struct {
	Key   string
	Needs []string
}

func (dependencies DependentRequired) validate(n Node, _ *evaluated) {
	members, _ := n.value.(map[string]any)
	for _, dependency := range dependencies {
		if _, ok := members[dependency.Key]; !ok {
			continue
		}
		for _, key := range dependency.Needs {
			if _, ok := members[key]; !ok {
				n.problem("dependentRequired", func() string {
					return mustHave(key) + " beside " + shown(dependency.Key)
				})
			}
		}
	}
}

// DependentSchemas asks an object for schemas where a property is there.
type DependentSchemas []Property

func (properties DependentSchemas) validate(n Node, seen *evaluated) {
	members, _ := n.value.(map[string]any)
	for _, property := range properties {
		if _, ok := members[property.Key]; ok {
			property.Schema.check(n, seen)
		}
	}
}

// PropertyNames asks for a schema of every key.
type PropertyNames Schema

func (s PropertyNames) validate(n Node, _ *evaluated) {
	members, _ := n.value.(map[string]any)
	n.each(members, func(key string, member Node) {
		if !Schema(s).accepts(Node{value: key, report: n.report}, nil) {
			member.problem("propertyNames", func() string { return "must have a name that fits the schema" })
		}
	})
}

// Properties asks for schemas of the values: by their keys, by patterns that are searched in the keys, and for those that
// are neither named nor match; nil asks nothing of them.
type Properties struct {
	Named      []Property
	Patterns   []PatternProperty
	Additional Schema
}

// Property is the schema that goes with a key.
type Property struct {
	Key    string
	Schema Schema
}

// PatternProperty is the schema that goes with the keys that match.
type PatternProperty struct {
	Pattern Expression
	Schema  Schema
}

func (k Properties) validate(n Node, seen *evaluated) {
	members, ok := n.value.(map[string]any)
	if !ok {
		return
	}
	met := k.named(n, members, seen)
	if len(k.Patterns) == 0 && (k.Additional == nil || met == len(members)) {
		return
	}
	n.each(members, func(key string, member Node) {
		known := k.names(key)
		for _, property := range k.Patterns {
			if property.Pattern.MatchString(key) {
				known = true
				seen.key(key)
				property.Schema.check(member, nil)
			}
		}
		if known || k.Additional == nil {
			return
		}
		seen.key(key)
		if k.Additional.isNever() {
			member.problem("additionalProperties", unexpected)
		} else {
			k.Additional.check(member, nil)
		}
	})
}

// named holds the properties that have a schema of their own, and counts them.
func (k Properties) named(n Node, members map[string]any, seen *evaluated) int {
	at := n.inside()
	met := 0
	for i := range k.Named {
		key := k.Named[i].Key
		value, ok := members[key]
		if !ok {
			continue
		}
		met++
		seen.key(key)
		if !n.report.spent() {
			k.Named[i].Schema.check(Node{at: at.member(key), value: value, report: n.report}, nil)
		}
	}
	return met
}

func (k Properties) names(key string) bool {
	for i := range k.Named {
		if k.Named[i].Key == key {
			return true
		}
	}
	return false
}

// UnevaluatedProperties asks for a schema of every property that no other keyword has looked at.
type UnevaluatedProperties Schema

func (s UnevaluatedProperties) validate(n Node, seen *evaluated) {
	members, ok := n.value.(map[string]any)
	if !ok {
		return
	}
	known := seen.keySet()
	n.each(members, func(key string, member Node) {
		switch {
		case known[key]:
		case Schema(s).isNever():
			member.problem("unevaluatedProperties", unexpected)
		default:
			Schema(s).check(member, nil)
		}
	})
	for key := range members {
		seen.key(key)
	}
}
