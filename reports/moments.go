package reports

import (
	"maps"
	"math"
	"slices"
)

// mean is 0 of nothing.
func mean(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// median is the middle, or the mean of the two in the middle, of at least one value.
func median(values []float64) float64 {
	inOrder := sorted(values)
	half := len(inOrder) / 2
	if len(inOrder)%2 == 1 {
		return inOrder[half]
	}
	return (inOrder[half-1] + inOrder[half]) / 2
}

// sorted are the values in ascending order. Points are a few different numbers many times, so that counting is quicker than
// comparing.
func sorted(values []float64) []float64 {
	count := map[float64]int{}
	for _, v := range values {
		if count[v]++; len(count) > 1000 {
			return slices.Sorted(slices.Values(values))
		}
	}
	inOrder := make([]float64, 0, len(values))
	for _, v := range slices.Sorted(maps.Keys(count)) {
		for range count[v] {
			inOrder = append(inOrder, v)
		}
	}
	return inOrder
}

// spreads tells whether values differ by more than what adding them up in another order makes of the same number.
func spreads(values []float64) bool {
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		least, most = min(least, v), max(most, v)
		if most-least > 1e-9*max(1, math.Abs(least), math.Abs(most)) { // and further values can't take that back
			return true
		}
	}
	return false
}

// cumulants are Fisher's k-statistics of a sample, with m_r = Σ(x−x̄)^r/n as in Moodle's quiz statistics:
// k2 = n·m2/(n−1), k3 = n²m3/((n−1)(n−2)), k4 = n²((n+1)m4−3(n−1)m2²)/((n−1)(n−2)(n−3)). Each needs as many values.
type cumulants struct{ k2, k3, k4 float64 }

func cumulantsOf(values []float64) cumulants {
	n, middle := float64(len(values)), mean(values)
	var m2, m3, m4 float64
	for _, v := range values {
		d := v - middle
		m2, m3, m4 = m2+d*d, m3+d*d*d, m4+d*d*d*d
	}
	m2, m3, m4 = m2/n, m3/n, m4/n
	return cumulants{
		k2: n * m2 / (n - 1),
		k3: n * n * m3 / ((n - 1) * (n - 2)),
		k4: n * n * ((n+1)*m4 - 3*(n-1)*m2*m2) / ((n - 1) * (n - 2) * (n - 3)),
	}
}

// variance of a sample, by n−1; exactly 0 where all values are the same.
func variance(values []float64) float64 { return covariance(values, values) }

// covariance of a sample of pairs, by n−1; exactly 0 where one side is the same throughout. It needs two pairs.
func covariance(a, b []float64) float64 {
	if !spreads(a) || !spreads(b) {
		return 0
	}
	middleA, middleB, sum := mean(a), mean(b), 0.0
	for i := range a {
		sum += (a[i] - middleA) * (b[i] - middleB)
	}
	return sum / float64(len(a)-1)
}
