package main

import (
	"encoding/json"
	"os"
	"slices"
	"time"
)

// contender is one way to do a thing: its name, and what runs it so many times.
type contender struct {
	name string
	run  func(times int) time.Duration
}

// kept keeps what is computed from being optimised away.
var kept any

// batch gives what runs once again and again.
func batch[T any](name string, once func() T) contender {
	return contender{name, func(times int) time.Duration {
		var last T
		start := time.Now()
		for range times {
			last = once()
		}
		spent := time.Since(start)
		kept = last
		return spent
	}}
}

type row struct {
	Task    string             `json:"task"`
	Payload string             `json:"payload"`
	Medians map[string]float64 `json:"medians"`
	Ratios  map[string]float64 `json:"ratios"`
}

// compare times the contenders in turn, so that a slower moment of the machine meets all of them, and prints the medians,
// in nanoseconds, and those of the ratios of the first one to each other one.
func compare(task, payload string, contenders ...contender) {
	rounds, least := 101, 2*time.Millisecond
	if os.Getenv("DAGSTACK_BENCH_QUICK") == "1" {
		rounds, least = 5, 200*time.Microsecond
	}
	times := make([]int, len(contenders))
	for i, contender := range contenders {
		// Finding out how many times make a batch that is long enough warms up.
		for times[i] = 1; contender.run(times[i]) < least; times[i] *= 2 {
		}
	}
	seen := make([][]float64, len(contenders))
	for round := range rounds {
		for step := range contenders {
			i := (round + step) % len(contenders)
			seen[i] = append(seen[i], float64(contenders[i].run(times[i]))/float64(times[i]))
		}
	}
	result := row{task, payload, map[string]float64{}, map[string]float64{}}
	for i, contender := range contenders {
		result.Medians[contender.name] = median(seen[i])
		if i > 0 {
			ratios := make([]float64, rounds)
			for round := range ratios {
				ratios[round] = seen[0][round] / seen[i][round]
			}
			result.Ratios[contender.name] = median(ratios)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		panic(err)
	}
}

func median(values []float64) float64 {
	values = slices.Sorted(slices.Values(values))
	return values[len(values)/2]
}
