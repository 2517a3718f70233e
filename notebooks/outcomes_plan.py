# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] tags=["remove_cell"]
# # Outcomes improvement plan
#
# One area's community justice outcomes improvement plan, beside its figures up to a period. Set both in the next cell,
# then choose *Run*, *Run All Cells*. `cjreport build --kind plan` makes the page and the PDF from this notebook.
#
# Yours to change: add Markdown cells, DataFrames and pictures (`cjreport.picture(figure, alt="…")`) where you want
# them, and they appear in page and PDF. Printed text is left out. This cell is for you alone and is left out too.

# %% tags=["parameters"]
area = "Scottish Borders"
period = "2024-25"
country = "scotland"  # or "example", a fictional country that is filled in throughout

# %%
import cjreport

plan = cjreport.open_plan(area, period=period, country=country)

# %%
plan.front()

# %% [markdown]
# ## Foreword

# %%
plan.foreword()

# %% [markdown]
# ## In brief

# %%
plan.in_brief()

# %% [markdown]
# ## Outcomes

# %%
plan.outcomes()

# %% [markdown]
# ## Local outcomes

# %%
plan.local_outcomes()

# %% [markdown]
# ## Targets

# %%
plan.targets()

# %% [markdown]
# ## What the plan has regard to

# %%
plan.regard()

# %% [markdown]
# ## Participation

# %%
plan.participation()

# %% [markdown]
# ## Consultation

# %%
plan.consultation()

# %% [markdown]
# ## Reviews

# %%
plan.reviews()

# %% [markdown]
# ## The plan and the Act

# %%
plan.duties()

# %% [markdown]
# ## How the figures were made

# %%
plan.method()
