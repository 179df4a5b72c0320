package main

// The payloads as somebody writes them by hand who leaves validation to a validator.

type Empty struct{}

type ExecuteInput struct {
	Function string         `json:"function"`
	Args     map[string]any `json:"args"`
}

type ExecuteOutput struct {
	Result       any     `json:"result"`
	IsError      bool    `json:"is_error"`
	ErrorMessage *string `json:"error_message,omitempty"`
}

type FunctionSchema struct {
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Parameters  map[string]any `json:"parameters"`
}

type GetSchemaOutput []FunctionSchema

type BackfillInput struct {
	PluginName   *string  `json:"plugin_name,omitempty"`
	PartitionKey *string  `json:"partition_key,omitempty"`
	Since        *string  `json:"since,omitempty"`
	Until        *string  `json:"until,omitempty"`
	States       []string `json:"states,omitempty"`
}

type BackfillOutput struct {
	EnqueuedCount uint64  `json:"enqueued_count"`
	SkippedCount  *uint64 `json:"skipped_count,omitempty"`
}

type EnqueueInput struct {
	PluginName     string         `json:"plugin_name"`
	Args           map[string]any `json:"args"`
	IdempotencyKey *string        `json:"idempotency_key,omitempty"`
	PartitionKey   *string        `json:"partition_key,omitempty"`
}

type EnqueueOutput struct {
	UnitID       string `json:"unit_id"`
	Deduplicated bool   `json:"deduplicated"`
}

type StatusInput struct {
	UnitID string `json:"unit_id"`
}

type StatusOutput struct {
	UnitID     string         `json:"unit_id"`
	State      string         `json:"state"`
	StartedAt  *string        `json:"started_at,omitempty"`
	FinishedAt *string        `json:"finished_at,omitempty"`
	Progress   map[string]any `json:"progress,omitempty"`
	Error      *string        `json:"error,omitempty"`
}

type IngestInput struct {
	BatchID   string `json:"batch_id"`
	CreatedAt string `json:"created_at"`
	Units     []Unit `json:"units"`
}

type Unit struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	State      string            `json:"state"`
	Priority   *uint64           `json:"priority,omitempty"`
	Attempts   uint64            `json:"attempts"`
	Progress   *float64          `json:"progress,omitempty"`
	CreatedAt  string            `json:"created_at"`
	FinishedAt *string           `json:"finished_at,omitempty"`
	Owner      *Owner            `json:"owner,omitempty"`
	Labels     map[string]string `json:"labels,omitempty"`
	Steps      []Step            `json:"steps"`
}

type Owner struct {
	Name     string `json:"name"`
	Address  string `json:"address"`
	Verified bool   `json:"verified"`
}

type Step struct {
	Name       string  `json:"name"`
	DurationMS float64 `json:"duration_ms"`
	Outcome    *string `json:"outcome,omitempty"`
}
