using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IncidentReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IncidentReports",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OccurredFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OccurredTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    SiteType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    ServiceClass = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    HighestLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    HasInjury = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPriority = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    WorkerStanding = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    LinkedCaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AlertedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentReports", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_IncidentReports_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IncidentCodes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentCodes", x => new { x.CaseId, x.List, x.Code });
                    table.ForeignKey(
                        name: "FK_IncidentCodes_IncidentReports_CaseId",
                        column: x => x.CaseId,
                        principalTable: "IncidentReports",
                        principalColumn: "CaseId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentCodes_List_Code_CaseId",
                table: "IncidentCodes",
                columns: new[] { "List", "Code", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReports_LinkedCaseId",
                table: "IncidentReports",
                column: "LinkedCaseId");

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReports_ProcessKey_CompanyId_OccurredFrom",
                table: "IncidentReports",
                columns: new[] { "ProcessKey", "CompanyId", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReports_ProcessKey_HighestLevel_OccurredFrom",
                table: "IncidentReports",
                columns: new[] { "ProcessKey", "HighestLevel", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReports_ProcessKey_IsLate_OccurredFrom",
                table: "IncidentReports",
                columns: new[] { "ProcessKey", "IsLate", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReports_ProcessKey_IsPriority_OccurredFrom",
                table: "IncidentReports",
                columns: new[] { "ProcessKey", "IsPriority", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReports_ProcessKey_MunicipalityCode_OccurredFrom",
                table: "IncidentReports",
                columns: new[] { "ProcessKey", "MunicipalityCode", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReports_ProcessKey_OccurredFrom",
                table: "IncidentReports",
                columns: new[] { "ProcessKey", "OccurredFrom" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IncidentCodes");

            migrationBuilder.DropTable(
                name: "IncidentReports");
        }
    }
}
