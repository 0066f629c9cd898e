package handlers

import "net/http"

// alive answers that the program runs.
func alive(v *visit) error { return v.String(http.StatusOK, "ok\n") }

// ready answers whether requests can be served: the database can be read.
func ready(v *visit) error {
	if err := v.Store.Ping(v.ctx()); err != nil {
		v.failure(v, err)
		return v.String(http.StatusServiceUnavailable, "the database can't be read\n")
	}
	return v.String(http.StatusOK, "ok\n")
}
