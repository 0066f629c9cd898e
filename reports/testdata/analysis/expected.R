# Expected values of the item analysis, computed with R's own cov, cor, sd, var, median and sort. Skewness and kurtosis are
# G1 and G2 of Joanes and Gill (1998), which are k3/k2^1.5 and k4/k2^2 by another road.
#
#   cd reports/testdata/analysis && Rscript expected.R > expected.csv
#
# Each *.marks.csv is a case: the learner, and a column a question; the second row is the maximum. NA: the attempt wasn't asked
# the question. A number that can't be computed is left blank.

say <- function(case, question, statistic, value) {
  number <- if (is.finite(value)) sprintf("%.17g", value) else ""
  cat(case, question, statistic, number, sep = ",")
  cat("\n")
}

same <- function(x) length(x) < 2 || isTRUE(all.equal(min(x), max(x)))

quiz <- function(case, marks, max) {
  asked <- !is.na(marks)
  points <- rowSums(marks, na.rm = TRUE)
  score <- 100 * points / as.vector(asked %*% max)
  n <- length(score)
  spread <- sd(score)
  g1 <- mean((score - mean(score))^3) / mean((score - mean(score))^2)^1.5
  g2 <- mean((score - mean(score))^4) / mean((score - mean(score))^2)^2 - 3
  p <- ncol(marks)
  alpha <- 100 * p / (p - 1) * (1 - sum(apply(marks, 2, var)) / var(points))
  if (n < 3 || !all(asked) || same(points)) alpha <- NA
  ratio <- 100 * sqrt(1 - alpha / 100)
  say(case, "", "n", n)
  say(case, "", "mean", mean(score))
  say(case, "", "median", median(score))
  say(case, "", "sd", spread)
  say(case, "", "skewness", if (n < 3 || same(score)) NA else sqrt(n * (n - 1)) / (n - 2) * g1)
  say(case, "", "kurtosis", if (n < 4 || same(score)) NA else (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6))
  say(case, "", "cic", alpha)
  say(case, "", "error_ratio", ratio)
  say(case, "", "standard_error", ratio * spread / 100)
}

questions <- function(case, marks, max) {
  asked <- !is.na(marks)
  points <- rowSums(marks, na.rm = TRUE)
  reach <- as.vector(asked %*% max)
  with <- function(q) if (sum(asked[, q]) < 2) NA else if (same(marks[asked[, q], q])) 0 else cov(marks[asked[, q], q], points[asked[, q]])
  covs <- sapply(seq_along(max), with)
  roots <- sum(sqrt(covs[!is.na(covs) & covs >= 0]))
  for (q in seq_along(max)) {
    x <- marks[asked[, q], q]
    rest <- points[asked[, q]] - x
    flat <- same(x) || same(rest)
    name <- colnames(marks)[q]
    say(case, name, "n", length(x))
    say(case, name, "facility", 100 * mean(x) / max[q])
    say(case, name, "sd", 100 * sd(x) / max[q])
    say(case, name, "intended_weight", 100 * max[q] / mean(reach[asked[, q]]))
    say(case, name, "effective_weight", if (is.na(covs[q]) || covs[q] < 0 || roots == 0) NA else 100 * sqrt(covs[q]) / roots)
    say(case, name, "discrimination_index", if (flat) NA else 100 * cor(x, rest))
    say(case, name, "discriminative_efficiency", if (flat) NA else 100 * cov(x, rest) / cov(sort(x), sort(rest)))
  }
}

cat("case,question,statistic,value\n")
for (file in sort(list.files(pattern = "\\.marks\\.csv$"))) {
  all <- as.matrix(read.csv(file, row.names = 1, check.names = FALSE))
  max <- all[1, ]
  marks <- all[-1, , drop = FALSE]
  case <- sub("\\.marks\\.csv$", "", file)
  quiz(case, marks, max)
  questions(case, marks, max)
}
