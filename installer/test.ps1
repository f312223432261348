# Sets everything up, then runs every check and stops at the first that fails.
$ErrorActionPreference = "Stop"
. (Join-Path $PSScriptRoot "set_up.ps1")
Install-Environment "dev"

Set-Location $Root
$python = Join-Path $Scripts "python.exe"
Invoke-Checked $python @("-m", "ruff", "check", "--quiet")
Invoke-Checked $python @("-m", "ruff", "format", "--check", "--quiet")
Invoke-Checked $python @("-m", "mypy", "--no-error-summary")
Invoke-Checked $python @("-m", "pytest", "-n", "2")
# The fault and load runs in a tenth of their size; CAREDESK_SLOW_SHARE=1 runs them in full.
if (-not $env:CAREDESK_SLOW_SHARE) { $env:CAREDESK_SLOW_SHARE = "0.1" }
Invoke-Checked $python @("-m", "pytest", "-m", "slow", "-n", "2")
